# Shared by the scripts of this folder; sourced, not run. Leaves the shell in the repository's root.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Queries are checked against the committed .sqlx folder, never against a database that happens to run.
export SQLX_OFFLINE=true
target="${CARGO_TARGET_DIR:-target}"

die() {
  printf '%s\n' "$@" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Collects Debian packages; install_wanted installs them, and does nothing when nothing is missing.
wanted=()
want() { wanted+=("$@"); }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    die "Root rights are needed to install: ${wanted[*]}" "Run as root: apt-get install ${wanted[*]}"
  fi
}

install_wanted() {
  [ "${#wanted[@]}" -gt 0 ] || return 0
  has apt-get || die "Please install what is missing (names of Debian's packages): ${wanted[*]}"
  echo "Installing: ${wanted[*]}" >&2
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >&2
  wanted=()
}

want_compiler() {
  has cc || want build-essential
  [ -e /etc/ssl/certs/ca-certificates.crt ] || want ca-certificates
}

# PostgreSQL 15 or newer: only its programs. zan starts a server of its own with them.
has_postgres() {
  local bin
  for bin in /usr/lib/postgresql/*/bin; do
    [ -x "$bin/initdb" ] && [ "$(basename "$(dirname "$bin")")" -ge 15 ] 2>/dev/null && return 0
  done
  has postgres && has initdb
}

# Debian's package would create and start a system-wide server; this keeps it from doing so.
install_postgres() {
  has_postgres && return 0
  local folder=/etc/postgresql-common/createcluster.d
  want postgresql
  if has apt-get && [ ! -e /usr/share/postgresql-common ]; then
    as_root mkdir -p "$folder"
    echo 'create_main_cluster = false' | as_root tee "$folder/zan-install.conf" >/dev/null
    install_wanted
    as_root rm -f "$folder/zan-install.conf"
  else
    install_wanted
  fi
}

# A font with ә ғ қ ң ө ұ ү һ і.
want_fonts() {
  if ! has fc-list || [ -z "$(fc-list ':lang=kk' 2>/dev/null | head -n 1)" ]; then
    want fontconfig fonts-dejavu-core
  fi
}

need_rust() {
  local oldest found
  # shellcheck disable=SC1091
  has cargo || { [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"; }
  has cargo || die "Rust is not installed. Get it from https://rustup.rs, for example:" \
    "  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal" \
    "and start this script again."
  oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  found=$(rustc --version | cut -d ' ' -f 2)
  [ "$(printf '%s\n' "$oldest" "$found" | sort -V | head -n 1)" = "$oldest" ] ||
    die "Rust $oldest or newer is needed, found is $found. Run: rustup update stable"
}
