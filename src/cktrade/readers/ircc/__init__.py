"""Immigration, Refugees and Citizenship Canada: monthly tables and crosstabs."""
