// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this slice. Every statement names the municipality.

pub mod bulk;
pub mod contact;
pub mod follower;
pub mod group;
pub mod kern;
pub mod listed;
pub mod phase;
pub mod photo;
