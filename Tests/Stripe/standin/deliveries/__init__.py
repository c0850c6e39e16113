"""How events get to webhook endpoints: signed, tried again, and as badly as a test orders."""
