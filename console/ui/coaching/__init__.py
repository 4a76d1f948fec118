"""What the coaching screens show: a team's agents as rows, and one agent as pages of text and lists."""
