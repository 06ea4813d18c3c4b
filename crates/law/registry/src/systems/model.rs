use uuid::Uuid;

/// Fewest characters of a secret that signs callbacks. Our design (grade D).
pub const SHORTEST_CALLBACK_SECRET: usize = 16;

/// A system that may call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    pub id: Uuid,
    /// Stable code, e.g. `erdr`.
    pub code: String,
    pub name: String,
    /// Where callbacks go; `None`: it only asks.
    pub callback_url: Option<String>,
}

/// A system to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSystem {
    pub code: String,
    pub name: String,
    /// May be empty.
    pub callback_url: String,
    /// Key of the signature of callbacks (HMAC), agreed with the other side.
    pub callback_secret: String,
}

/// A new system with its API key, which is shown once and stored nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedSystem {
    pub system_id: Uuid,
    pub api_key: String,
}
