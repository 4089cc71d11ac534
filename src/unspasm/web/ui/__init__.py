"""What all pages share: frame, style, components."""
