package io.clientportal.example.practice.imports;

import java.util.List;

/**
 * What an import did.
 *
 * @param taken how many clients went in
 * @param skipped how many rows did not
 * @param problems why, at least one for each row that was skipped
 */
public record ImportReport(int taken, int skipped, List<ImportProblem> problems) {}
