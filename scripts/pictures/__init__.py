"""Pictures of every page, for who looks at the documentation and for who judges how the pages look."""
