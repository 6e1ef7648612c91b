"""Where records are kept: one schema, one Store Protocol, SQLite by default."""
