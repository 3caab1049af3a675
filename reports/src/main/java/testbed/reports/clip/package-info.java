/** Moving and still pictures of what was sent beside what was seen. */
package testbed.reports.clip;
