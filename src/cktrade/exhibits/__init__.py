"""What each table and chart is made of: its rows, with the keys that lead back."""
