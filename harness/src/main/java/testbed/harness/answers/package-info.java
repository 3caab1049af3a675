/** Commands that answer: report, import, gate, query. */
package testbed.harness.answers;
