//! Every text of the signature in every language, and every state of the pages with hostile input.
