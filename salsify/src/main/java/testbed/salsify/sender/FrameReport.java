package testbed.salsify.sender;

import java.util.List;

/**
 * What became of one picture of the camera, for the statistics.
 *
 * @param atNs when it was decided
 * @param picture counts the pictures that the camera offered, from 0
 * @param offeredNs when the camera handed it over
 * @param frame the number it was sent as, 0 when it was left out
 * @param why the policy's word
 * @param quantizer of what was sent, 0 when nothing was
 * @param quantizers those tried
 * @param bytes lengths of the encodings, in the order of {@code quantizers}
 * @param limitBytes what the network was thought to take
 * @param packetsInFlight before this frame
 * @param framesInFlight before this frame
 * @param interArrivalUs the receiver's newest estimate
 * @param reference {@code assumed}, {@code acknowledged} or {@code initial}
 * @param referenceFrame the frame whose state it was encoded against, 0 for none
 * @param encodeNs from the picture's being taken up until now
 * @param packetGapNs the time between two packets from now on, 0 when nothing was sent
 */
public record FrameReport(
    long atNs,
    long picture,
    long offeredNs,
    int frame,
    String why,
    int quantizer,
    List<Integer> quantizers,
    List<Integer> bytes,
    long limitBytes,
    long packetsInFlight,
    int framesInFlight,
    int interArrivalUs,
    String reference,
    int referenceFrame,
    long encodeNs,
    long packetGapNs) {
  /** One line of JSON. */
  public String toJson() {
    return "{\"event\":\""
        + (frame == 0 ? "skipped" : "sent")
        + "\",\"at_ns\":"
        + atNs
        + ",\"picture\":"
        + picture
        + ",\"offered_ns\":"
        + offeredNs
        + ",\"frame\":"
        + frame
        + ",\"why\":\""
        + why
        + "\",\"quantizer\":"
        + quantizer
        + ",\"quantizers\":"
        + quantizers
        + ",\"bytes\":"
        + bytes
        + ",\"limit_bytes\":"
        + (limitBytes == Long.MAX_VALUE ? "null" : limitBytes)
        + ",\"packets_in_flight\":"
        + packetsInFlight
        + ",\"frames_in_flight\":"
        + framesInFlight
        + ",\"inter_arrival_us\":"
        + interArrivalUs
        + ",\"reference\":\""
        + reference
        + "\",\"reference_frame\":"
        + referenceFrame
        + ",\"encode_us\":"
        + encodeNs / 1000
        + ",\"packet_gap_ns\":"
        + packetGapNs
        + "}";
  }
}
