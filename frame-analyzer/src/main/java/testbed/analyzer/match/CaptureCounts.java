package testbed.analyzer.match;

/**
 * What the pictures of a capture were.
 *
 * @param captures all pictures
 * @param read pictures whose two marks were read and agree
 * @param torn pictures whose two marks were read and differ
 * @param unreadable pictures with a mark that could not be read
 * @param unknown pictures that carry the code of no frame that was sent
 * @param backwards frames that were only displayed before an earlier frame was
 */
public record CaptureCounts(
    long captures, long read, long torn, long unreadable, long unknown, long backwards) {}
