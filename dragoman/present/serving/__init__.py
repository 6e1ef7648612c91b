"""What every page and call of the service stands on: settings, desks, filters, headers and errors."""
