// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this slice.

pub mod agenda;
pub mod api;
pub mod carry;
pub mod changes;
pub mod import;
pub mod moderation;
pub mod monitor;
pub mod personal;
pub mod photo;
pub mod point;
pub mod promise;
pub mod reminder;
pub mod story;
pub mod support;
pub mod work;
