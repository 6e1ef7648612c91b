"""When claims happened: what dates a claim whose own clause does not, by how texts tell."""
