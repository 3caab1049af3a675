package testbed.vp8.encode;

/** Something that is done with every quantized block of a macroblock in coding order. */
interface TokenSink {
  /**
   * Takes one block.
   *
   * @param type block type, of {@link testbed.vp8.entropy.Tokens}
   * @param context how many of the neighbouring blocks have coefficients, 0 to 2
   * @param levels 16 quantized coefficients, in the places of {@link Residual#place} from {@code
   *     at}
   * @param end how many of them are coded; the last of them is not zero
   * @return what the block costs in 1/256 bit, or 0 where nobody asks
   */
  int block(int type, int context, short[] levels, int at, int end);
}
