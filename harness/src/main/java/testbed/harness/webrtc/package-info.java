/**
 * Unmodified browsers as a system under test: two of them, one in each namespace, driven on ways
 * that never touch the link: Chromium through its debugging pipes, which are files, Firefox through
 * its Marionette, which is relayed to a Unix socket.
 */
package testbed.harness.webrtc;
