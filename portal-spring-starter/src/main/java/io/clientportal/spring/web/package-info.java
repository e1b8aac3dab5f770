/**
 * What REST and pages have in common: who calls, which firm, forged requests, headers, cookies, problems. For the
 * portal's own controllers.
 */
@NullMarked
package io.clientportal.spring.web;

import org.jspecify.annotations.NullMarked;
