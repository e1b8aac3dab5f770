/** The portal's pages: one documented record per page is its template's model. */
@NullMarked
package io.clientportal.spring.pages;

import org.jspecify.annotations.NullMarked;
