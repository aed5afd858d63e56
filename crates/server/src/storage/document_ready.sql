UPDATE document
   SET state        = 'ready',
       image_file   = :file,
       image_key    = :key,
       image_sha256 = :sha256,
       image_bytes  = :bytes,
       width        = :width,
       height       = :height,
       readability  = :readability,
       encoded_at   = :at,
       upload_file  = NULL,
       upload_key   = NULL
 WHERE id = :id AND state = 'waiting'
