"""The record for a language model's tools: small answers with basis and source."""
