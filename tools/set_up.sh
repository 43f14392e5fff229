#!/bin/sh
# Set-up steps of the Makefile: `environment PYTHON VENV LOCK` and `browser`. Needs Python 3.11+, pip and make.
set -eu

apt_install() {
    if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
        echo "Please install: $* (for example: sudo apt-get install $*)" >&2
        exit 1
    fi
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

environment() {
    python=$1 venv=$2 lock=$3
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Interview Coach needs Python 3.11 or newer; name one: make run PYTHON=python3.12" >&2
        exit 1
    }
    if [ ! -x "$venv/bin/python" ]; then
        echo "Making the environment (once, about a minute) ..."
        "$python" -m venv "$venv" 2>/dev/null || { rm -rf "$venv"; apt_install python3-venv; "$python" -m venv "$venv"; }
    fi
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
}

browser() {
    command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || {
        echo "Installing the browser for the journeys (once) ..."
        apt_install chromium
    }
}

"$@"
