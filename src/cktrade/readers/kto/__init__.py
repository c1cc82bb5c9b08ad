"""Korea Tourism Organization: arrivals by nationality and purpose."""
