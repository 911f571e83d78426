// A second opinion on notes, checkpoints and proofs: Go's own note and tlog packages, asked by JSON lines.
//
// Each line of the input is one question; the answer is one line with "ok", and an "error" where that is false.
package main

import (
	"bufio"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Ask     string      `json:"ask"`
	Note    string      `json:"note"`
	Keys    []string    `json:"keys"`
	Leaf    tlog.Hash   `json:"leaf"`
	Number  int64       `json:"number"`
	Size    int64       `json:"size"`
	Root    tlog.Hash   `json:"root"`
	Old     int64       `json:"old"`
	OldRoot tlog.Hash   `json:"oldRoot"`
	Proof   []tlog.Hash `json:"proof"`
	Key     string      `json:"key"`
	Text    string      `json:"text"`
	Body    string      `json:"body"`
	Records [][]byte    `json:"records"`
}

type answer struct {
	Ok     bool        `json:"ok"`
	Error  string      `json:"error,omitempty"`
	Signed bool        `json:"signed"`
	Note   string      `json:"note,omitempty"`
	Origin string      `json:"origin,omitempty"`
	Size   int64       `json:"size"`
	Root   *tlog.Hash  `json:"root,omitempty"`
	At     uint64      `json:"at,omitempty"`
	Proof  []tlog.Hash `json:"proof,omitempty"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	answers := json.NewEncoder(out)
	for lines.Scan() {
		var asked question
		told, err := answer{}, json.Unmarshal(lines.Bytes(), &asked)
		if err == nil {
			told, err = asked.answered()
		}
		if err != nil {
			told = answer{Error: err.Error()}
		}
		told.Ok = err == nil
		answers.Encode(told)
		out.Flush()
	}
}

func (q question) answered() (answer, error) {
	switch q.Ask {
	case "record":
		return answer{}, tlog.CheckRecord(q.Proof, q.Size, q.Root, q.Number, q.Leaf)
	case "tree":
		return answer{}, tlog.CheckTree(q.Proof, q.Size, q.Root, q.Old, q.OldRoot)
	case "note":
		return read(q.Note, q.Keys)
	case "key":
		_, err := note.NewVerifier(q.Key)
		return answer{}, err
	case "checkpoint":
		return checkpoint(q.Note, q.Keys)
	case "cosignature":
		return cosignature(q.Note, q.Keys)
	case "request":
		return request(q.Body, q.Keys, q.OldRoot)
	case "sign":
		return sign(q.Text, q.Key)
	case "root", "prove record", "prove tree":
		return prove(q)
	}
	return answer{}, fmt.Errorf("nobody answers %q", q.Ask)
}

// read opens a note by Go's reader; one that nobody known signed is still a note.
func read(text string, keys []string) (answer, error) {
	opened, err := open(text, keys)
	var unverified *note.UnverifiedNoteError
	if errors.As(err, &unverified) {
		return answer{Note: unverified.Note.Text}, nil
	}
	if err != nil {
		return answer{}, err
	}
	return answer{Note: opened.Text, Signed: true}, nil
}

func open(text string, keys []string) (*note.Note, error) {
	var known []note.Verifier
	for _, key := range keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return nil, err
		}
		known = append(known, verifier)
	}
	return note.Open([]byte(text), note.VerifierList(known...))
}

// checkpoint opens a signed note and reads its three lines (c2sp.org/tlog-checkpoint).
func checkpoint(text string, keys []string) (answer, error) {
	opened, err := open(text, keys)
	if err != nil {
		return answer{}, err
	}
	return lines(opened.Text)
}

func lines(text string) (answer, error) {
	origin, rest, found := strings.Cut(text, "\n")
	if !found || origin == "" || strings.Count(rest, "\n") != 2 {
		return answer{}, errors.New("not three lines")
	}
	// Go's reader of trees knows the origin of one log only; what follows is the same.
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil {
		return answer{}, err
	}
	return answer{Origin: origin, Size: tree.N, Root: &tree.Hash}, nil
}

// A cosigner verifies lines of type 04 (c2sp.org/tlog-cosignature) for Go's reader of notes.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
	at   *uint64
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	*c.at = binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", *c.at, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

func cosignature(text string, keys []string) (answer, error) {
	var known []note.Verifier
	var at uint64
	for _, vkey := range keys {
		parts := strings.SplitN(vkey, "+", 3)
		hash, err := strconv.ParseUint(parts[1], 16, 32)
		if err != nil {
			return answer{}, err
		}
		key, err := base64.StdEncoding.DecodeString(parts[2])
		if err != nil || len(key) != 33 || key[0] != 4 {
			return answer{}, errors.New("no key of a cosigner")
		}
		known = append(known, cosigner{parts[0], uint32(hash), key[1:], &at})
	}
	opened, err := note.Open([]byte(text), note.VerifierList(known...))
	if err != nil {
		return answer{}, err
	}
	told, err := lines(opened.Text)
	told.At = at
	return told, err
}

// request reads what is sent to a witness (c2sp.org/tlog-witness) and does what a witness does with it.
func request(body string, keys []string, oldRoot tlog.Hash) (answer, error) {
	head, signed, found := strings.Cut(body, "\n\n")
	first, rest, _ := strings.Cut(head, "\n")
	digits, isOld := strings.CutPrefix(first, "old ")
	old, err := strconv.ParseInt(digits, 10, 64)
	if !found || !isOld || err != nil || strconv.FormatInt(old, 10) != digits {
		return answer{}, errors.New("no request")
	}
	var proof tlog.TreeProof
	for line := range strings.SplitSeq(rest, "\n") {
		if line == "" {
			continue
		}
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return answer{}, err
		}
		proof = append(proof, hash)
	}
	told, err := checkpoint(signed, keys)
	if err == nil && old > 0 {
		err = tlog.CheckTree(proof, told.Size, *told.Root, old, oldRoot)
	}
	return told, err
}

func sign(text, key string) (answer, error) {
	signer, err := note.NewSigner(key)
	if err != nil {
		return answer{}, err
	}
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	return answer{Note: string(signed)}, err
}

func prove(q question) (answer, error) {
	var stored []tlog.Hash
	read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	for i, record := range q.Records {
		more, err := tlog.StoredHashes(int64(i), record, read)
		if err != nil {
			return answer{}, err
		}
		stored = append(stored, more...)
	}
	size := int64(len(q.Records))
	root, err := tlog.TreeHash(size, read)
	if err != nil {
		return answer{}, err
	}
	told := answer{Size: size, Root: &root}
	switch q.Ask {
	case "prove tree":
		told.Proof, err = tlog.ProveTree(size, q.Old, read)
	case "prove record":
		told.Proof, err = tlog.ProveRecord(size, q.Number, read)
	}
	return told, err
}
