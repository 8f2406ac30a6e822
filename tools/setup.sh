#!/usr/bin/env bash
# Installs what Allegedly is built with: packages of Debian or Ubuntu, then npm packages by the lock file.
#
#   tools/setup.sh          for building and serving
#   tools/setup.sh tests    also for `npm test`: three browsers, and PyTorch for the training code
#   tools/setup.sh develop  also for `npm run lint` and the fuzz preset: Clang and its tools
#
# Says what it will install before it does, does nothing when all is there, ends with one sentence when it cannot.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly oldest_node=20.19
readonly stamp=node_modules/.package-lock.sha256

packages=(cmake ninja-build g++ emscripten nlohmann-json3-dev doctest-dev libbenchmark-dev)

fail() {
  echo "setup: $*" >&2
  exit 1
}

# at_least 20.19 20.2.1 fails: whether the second version is not older than the first.
at_least() {
  printf '%s\n' "$1" "$2" | sort --version-sort --check=quiet
}

check_node() {
  local version
  version=$(node --version 2>/dev/null) || fail "Node.js $oldest_node or newer is needed and there is none: see https://nodejs.org."
  at_least "$oldest_node" "${version#v}" || fail "Node.js $oldest_node or newer is needed and this is $version: see https://nodejs.org."
  command -v npm >/dev/null || fail "npm is needed and there is none: it comes with Node.js from https://nodejs.org."
}

has_chromium() {
  command -v "${CHROMIUM:-chromium}" chromium-browser google-chrome >/dev/null
}

has_firefox() {
  command -v "${FIREFOX:-firefox-esr}" >/dev/null
}

add_packages_for() {
  case $1 in
    tests)
      packages+=(python3-torch webkit2gtk-driver xvfb)
      has_chromium || packages+=(chromium)
      has_firefox || packages+=(firefox-esr)
      ;;
    develop) packages+=(clang clang-format clang-tidy libclang-rt-dev) ;;
    *) fail "there is nothing to set up for '$1', only for 'tests' and 'develop'." ;;
  esac
}

# Prints those of the packages that are not installed.
missing_packages() {
  local package
  for package in "${packages[@]}"; do
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
}

# On a system without apt: whether the commands of those packages are there, however they came.
require_commands() {
  local command
  for command in cmake ninja c++ em++; do
    command -v "$command" >/dev/null ||
      fail "$command is missing and this is not Debian or Ubuntu: please install what these packages hold: ${packages[*]}."
  done
}

apt_get() {
  local options=(-qq -o Dpkg::Use-Pty=0)
  # A machine for one run need not outlive a power cut: no waiting for the disk after each of 30,000 files.
  [[ -z ${CI:-} ]] || options+=(-o Dpkg::Options::=--force-unsafe-io)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" "$@"
}

install_packages() {
  if ! command -v apt-get >/dev/null; then
    require_commands
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]})) || return 0
  as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "root or sudo is needed to install: ${missing[*]}."
    as_root=(sudo)
  fi
  echo "setup: installing Debian packages: ${missing[*]}"
  apt_get update 2>build/setup.log || true  # the lists that are here may do
  apt_get install --yes --no-install-recommends "${missing[@]}" 2>>build/setup.log </dev/null ||
    fail "apt-get could not install ${missing[*]}; is there a network? (build/setup.log has apt's own words)"
}

install_npm_packages() {
  local wanted
  wanted=$(sha256sum package-lock.json)
  [[ -f $stamp && $(<"$stamp") == "$wanted" ]] && return
  echo "setup: installing the npm packages that package-lock.json names into node_modules"
  npm ci --no-audit --no-fund --loglevel=error 2>build/setup.log </dev/null ||
    fail "npm could not install the packages of package-lock.json; is there a network? (build/setup.log has npm's own words)"
  echo "$wanted" >"$stamp"
}

check_node
mkdir -p build
for purpose in "$@"; do add_packages_for "$purpose"; done
install_packages
install_npm_packages
