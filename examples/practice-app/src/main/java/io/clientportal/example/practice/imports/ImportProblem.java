package io.clientportal.example.practice.imports;

/**
 * Why a row was not taken, or the whole file.
 *
 * @param line in the file, counted from 1
 * @param column in the row, counted from 1; 0 where it is about the whole row
 * @param name what the header calls the column
 */
public record ImportProblem(long line, int column, String name, String sentence) {

    @Override
    public String toString() {
        return column == 0
                ? "line %d: %s".formatted(line, sentence)
                : "line %d, column %d (%s): %s".formatted(line, column, name, sentence);
    }
}
