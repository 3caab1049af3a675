package testbed.reports.model;

import java.nio.file.Path;

/**
 * A sent picture and what the receiver showed of it.
 *
 * @param kind why it was kept: {@code best}, {@code median}, {@code worst}, {@code freeze}
 * @param row the frame
 * @param sent the picture as it was sent
 * @param received the picture as it was shown
 */
public record EvidencePair(String kind, FrameRow row, Path sent, Path received) {}
