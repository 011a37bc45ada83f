/** Who gets into the JSON API and how often: tokens, personal keys, rate limits, repeated writes; and people as JSON. */
package com.bmasia.crm.users.api;
