package io.clientportal.spring.pages;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where two texts differ, word by word.
 *
 * @param before the earlier text in pieces; a changed piece is not in the later one
 * @param after the later text in pieces; a changed piece is not in the earlier one
 */
public record WordDiff(List<Piece> before, List<Piece> after) {

    /** Above this many comparisons the differing middle counts as changed whole, so that long texts cost nothing. */
    private static final int MOST = 1_000_000;

    public WordDiff {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** A run of words. */
    public record Piece(String text, boolean changed) {}

    /** Compares two texts. The pieces of each put together are the text again. */
    public static WordDiff of(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        boolean[] keptOld = new boolean[old.size()];
        boolean[] keptNow = new boolean[now.size()];
        keep(keptOld, head, tail);
        keep(keptNow, head, tail);
        common(old, now, head, old.size() - tail, now.size() - tail, keptOld, keptNow);
        return new WordDiff(pieces(old, keptOld), pieces(now, keptNow));
    }

    private static void keep(boolean[] kept, int head, int tail) {
        for (int i = 0; i < kept.length; i++) {
            kept[i] = i < head || i >= kept.length - tail;
        }
    }

    /** Marks the longest common sequence of words between {@code from} and the two ends. */
    private static void common(
            List<String> old,
            List<String> now,
            int from,
            int oldEnd,
            int nowEnd,
            boolean[] keptOld,
            boolean[] keptNow) {
        int rows = oldEnd - from;
        int columns = nowEnd - from;
        if ((long) rows * columns > MOST) {
            return;
        }
        int[][] length = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                length[i][j] = old.get(from + i).equals(now.get(from + j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (old.get(from + i).equals(now.get(from + j))) {
                keptOld[from + i++] = true;
                keptNow[from + j++] = true;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<Piece> pieces(List<String> words, boolean[] kept) {
        for (int i = 1; i + 1 < kept.length; i++) {
            // A blank between two changed words is no common ground.
            if (kept[i] && !kept[i - 1] && !kept[i + 1] && words.get(i).isBlank()) {
                kept[i] = false;
            }
        }
        List<Piece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < kept.length; i++) {
            run.append(words.get(i));
            if (i + 1 == kept.length || kept[i + 1] != kept[i]) {
                pieces.add(new Piece(run.toString(), !kept[i]));
                run.setLength(0);
            }
        }
        return pieces;
    }

    private static List<String> words(String text) {
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text);
        List<String> words = new ArrayList<>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            words.add(text.substring(start, end));
        }
        return words;
    }
}
