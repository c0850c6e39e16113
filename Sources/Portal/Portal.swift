/// What an agency and its clients have.
