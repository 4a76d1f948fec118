"""What the QA screens show and hold: a review being marked, its conversation, its draft, what to review next."""
