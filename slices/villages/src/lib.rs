//! villages
