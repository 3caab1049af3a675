/** Reports as self-contained web pages. */
package testbed.reports.html;
