"""Everything that can be asked, by everybody, of what is one's own, another's, made up, malformed and erased."""
