/** Files between a firm and its clients: uploads, downloads, previews, sharing, the trash. */
@NullMarked
package io.clientportal.documents;

import org.jspecify.annotations.NullMarked;
