"""Ministry of Justice of Korea: foreigners staying, by nationality."""
