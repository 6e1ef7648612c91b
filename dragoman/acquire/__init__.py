"""bytes → Document: find inputs, detect what they are, read text and metadata.

`walk.find_inputs` gives raw documents, `read.read_document` reads one. What cannot be read is listed under a code:

| code | what it says |
|---|---|
| not_found, vanished, permission_denied, unreadable | not there, no longer there, or refused by the system |
| broken_link, link_loop | a link leads nowhere, or back to a folder it lies in |
| empty, too_large, too_many_chars, too_many_pages | nothing to read, or more than the limits allow |
| unsupported_type, binary, unknown_charset | no reader for it, no text, or no charset decodes it |
| orphan_sidecar, broken_sidecar | a JSON with no text of its name, or that is no JSON object (its text is read) |
| broken_archive, encrypted_archive, archive_link | a damaged archive or member, one with a password, a link in one |
| outside_root, too_deep | a member whose path leaves its archive, archives nested too deep |
| zip_bomb, archive_too_large, too_many_members | unpacks to far more than it holds, or beyond the limits in all |
| encrypted_pdf, broken_pdf, pdf_without_text | a password, damage, only pictures of text |
| broken_html, html_without_article | no page can be built of it, or it holds menus alone |
| broken_docx, broken_email, email_without_text | damage, or a message of attachments alone |
| missing_extra | the library for this type is not installed |
"""
