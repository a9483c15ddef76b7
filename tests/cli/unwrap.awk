# Messages of the text report that take several lines, as one.
wrapped && /^    [^ ]/ && !/^ *[0-9]+ \|/ { line = line " " substr($0, 5); next }
NR > 1 { print line }
{ line = $0; wrapped = /^[^ ].*:[0-9]+:[0-9]+: (error|warning|note): / }
END { if (NR > 0) print line }
