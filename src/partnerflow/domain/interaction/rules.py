"""No rules of its own: a conversation, a success or a lesson is recorded as it is told, once its references exist."""
