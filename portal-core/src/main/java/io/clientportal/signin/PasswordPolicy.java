package io.clientportal.signin;

import io.clientportal.kernel.PortalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which passwords are taken: 15 to 128 code points that are not made of what everybody, or whoever knows the person,
 * tries first. Nothing is asked of the kinds of characters.
 */
final class PasswordPolicy {

    static final int SHORTEST = 15;
    static final int LONGEST = 128;

    /** Longer texts are not even composed. */
    private static final int LONGEST_TYPED = 4 * LONGEST;
    /** What has to be left of a password without common words and rows of keys. */
    private static final int REST = 6;

    private static final int REST_DISTINCT = 4;
    private static final int SHORTEST_WORD = 3;
    private static final int SHORTEST_ROW = 4;

    private static final List<String> COMMON = load();
    private static final List<String> ROWS = Stream.of(
                    "01234567890",
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiopasdfghjklzxcvbnm",
                    "qwertzuiopasdfghjklyxcvbnm",
                    "azertyuiopqsdfghjklmwxcvbn",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
                    "1q2w3e4r5t6y7u8i9o0p")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .toList();

    private PasswordPolicy() {}

    /**
     * The password as it is hashed: composed, so that it is the same however a keyboard makes it.
     *
     * @throws PortalException.Refused where it is too long to be one
     */
    static String normal(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            throw new PortalException.Refused(SignInRule.PASSWORD_TOO_LONG);
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    /**
     * Refuses a password that may not be chosen, with the reason.
     *
     * @param normal as {@link #normal} gave it
     * @param words the person's and the firm's names and address
     */
    static void require(String normal, Collection<String> words) {
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST) {
            throw new PortalException.Refused(SignInRule.PASSWORD_TOO_SHORT);
        }
        if (length > LONGEST) {
            throw new PortalException.Refused(SignInRule.PASSWORD_TOO_LONG);
        }
        String plain = plain(normal);
        if (weak(withoutRows(without(plain, COMMON)))) {
            throw new PortalException.Refused(SignInRule.PASSWORD_COMMON);
        }
        List<String> personal = words.stream()
                .flatMap(text -> Stream.of(plain(text).split("[^\\p{L}\\p{N}]+")))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        if (weak(withoutRows(without(without(plain, personal), COMMON)))) {
            throw new PortalException.Refused(SignInRule.PASSWORD_PERSONAL);
        }
    }

    private static boolean weak(String rest) {
        String kept = rest.replaceAll("[\\s\\p{Punct}]+", "");
        return kept.codePointCount(0, kept.length()) < REST
                || kept.codePoints().distinct().count() < REST_DISTINCT;
    }

    private static String without(String text, List<String> words) {
        String rest = text;
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        return rest;
    }

    /** Without four or more keys in a row, and without what is repeated over and over. */
    private static String withoutRows(String text) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int row = row(text, at);
            if (row >= SHORTEST_ROW) {
                rest.append(' ');
                at += row;
            } else {
                rest.append(text.charAt(at++));
            }
        }
        return rest.toString().replaceAll("(.{1,8}?)\\1{2,}", "$1");
    }

    private static int row(String text, int from) {
        int longest = 0;
        for (String row : ROWS) {
            for (int start = 0; start < row.length(); start++) {
                int length = 0;
                while (start + length < row.length()
                        && from + length < text.length()
                        && row.charAt(start + length) == text.charAt(from + length)) {
                    length++;
                }
                longest = Math.max(longest, length);
            }
        }
        return longest;
    }

    /** Without case and accents, with the letters that digits and signs often stand for. */
    private static String plain(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return plain.replace('@', 'a').replace('$', 's').replace('!', 'i');
    }

    private static List<String> load() {
        try (InputStream in = PasswordPolicy.class.getResourceAsStream("common-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("The library lacks common-words.txt");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
