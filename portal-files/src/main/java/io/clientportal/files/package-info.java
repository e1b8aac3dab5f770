/** Adapters for files: what they are by their content, pictures of them, a scanner for malware, and S3. */
@NullMarked
package io.clientportal.files;

import org.jspecify.annotations.NullMarked;
