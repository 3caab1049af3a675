package testbed.harness.virtual;

import testbed.analyzer.display.CaptureSummary;
import testbed.injector.InjectionResult;

/**
 * What a virtual call leaves behind beside its files.
 *
 * @param injections what the camera showed
 * @param capture what was shown at the other end
 */
public record VirtualResult(InjectionResult injections, CaptureSummary capture) {}
