/**
 * Unmodified Chromium as a system under test: two browsers, one in each namespace, driven through
 * their debugging pipes, which are files and never touch the link.
 */
package testbed.harness.webrtc;
