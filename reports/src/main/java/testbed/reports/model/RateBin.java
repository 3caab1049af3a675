package testbed.reports.model;

/**
 * What one direction of the link did in one stretch of time, in megabits a second.
 *
 * @param startS the beginning, seconds since the run began
 * @param widthS the length
 * @param capacityMbps what the link could have delivered; {@code NaN} for an unlimited link
 * @param arrivedMbps what was offered to it
 * @param departedMbps what it delivered
 */
public record RateBin(
    double startS, double widthS, double capacityMbps, double arrivedMbps, double departedMbps) {}
