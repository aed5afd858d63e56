-- The order in which images are encoded anew, found without sorting all that wait.
CREATE INDEX document_waiting ON document (attempts, uploaded_at, id) WHERE state = 'waiting';
