@_exported import Records
